# The built-in PostgreSQL is left out: compose brings one.
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /lekwacht
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:22.21.1-bookworm-slim
WORKDIR /lekwacht
ENV HOST=0.0.0.0 PORT=3000 LEKWACHT_DATA=/lekwacht/data
COPY --from=build /lekwacht/package.json ./
COPY --from=build /lekwacht/node_modules ./node_modules
COPY --from=build /lekwacht/dist ./dist
COPY --from=build /lekwacht/migrations ./migrations
COPY --from=build /lekwacht/organisations ./organisations
COPY --from=build /lekwacht/languages ./languages
COPY --from=build /lekwacht/gateways ./gateways
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
# No shell in between: the process itself gets the signal to end.
CMD ["node", "dist/main.js"]
